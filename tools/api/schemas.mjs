import ts from 'typescript';

const { TypeFlags, SymbolFlags } = ts;

/** JSON Schemas of TypeScript types as they look on the wire; those with a name are kept once, under it. */
export class Schemas {
  /** By name. */
  named = {};
  #names = new Map();

  constructor(checker) {
    this.checker = checker;
  }

  of(type) {
    const symbol = type.aliasSymbol ?? type.symbol;
    if (symbol?.name === 'JsonOf') return this.of(type.aliasTypeArguments[0]);
    if (type.flags & TypeFlags.BooleanLike && !(type.flags & TypeFlags.BooleanLiteral))
      return { type: 'boolean' };
    const name = this.#nameOf(type);
    return name === undefined ? this.#plain(type) : this.#reference(type, name);
  }

  #reference(type, name) {
    if (!this.#names.has(type)) {
      const known = Object.keys(this.named).filter(
        (other) => other === name || other.startsWith(`${name}_`),
      ).length;
      const free = known === 0 ? name : `${name}_${known + 1}`;
      this.#names.set(type, free);
      // Before it is made, since it may hold itself.
      this.named[free] = {};
      const about = ts.displayPartsToString(
        (type.aliasSymbol ?? type.symbol).getDocumentationComment(this.checker),
      );
      this.named[free] = { ...(about && { description: about }), ...this.#plain(type) };
    }
    return { $ref: `#/components/schemas/${this.#names.get(type)}` };
  }

  /** `PageOfPerson` for `Page<Person>`; nothing for what is written where it stands. */
  #nameOf(type) {
    const isPrimitive =
      type.flags & (TypeFlags.StringLike | TypeFlags.NumberLike | TypeFlags.BooleanLike | TypeFlags.Null);
    if (isPrimitive || this.checker.isArrayType(type) || this.checker.isTupleType(type)) return undefined;
    const symbol =
      type.aliasSymbol ?? (type.symbol?.flags & (SymbolFlags.Interface | SymbolFlags.Class) && type.symbol);
    if (!symbol || ['Record', 'Omit', 'Pick', 'Partial'].includes(symbol.name)) return undefined;
    const given = type.aliasSymbol ? type.aliasTypeArguments : this.checker.getTypeArguments(type);
    const names = (given ?? [])
      .map((argument) => (argument.aliasSymbol ?? argument.symbol)?.name)
      .filter(Boolean);
    return names.length > 0 ? `${symbol.name}Of${names.join('And')}` : symbol.name;
  }

  #plain(type) {
    const { flags } = type;
    if (flags & (TypeFlags.Any | TypeFlags.Unknown)) return {};
    if (flags & TypeFlags.NonPrimitive) return { type: ['object', 'array'] };
    if (flags & (TypeFlags.StringLiteral | TypeFlags.NumberLiteral)) return { const: type.value };
    if (flags & TypeFlags.BooleanLiteral) return { const: type.intrinsicName === 'true' };
    if (flags & TypeFlags.StringLike) return { type: 'string' };
    if (flags & TypeFlags.NumberLike) return { type: 'number' };
    if (flags & TypeFlags.Null) return { type: 'null' };
    if (type.isUnion())
      return this.#union(type.types.filter((member) => !(member.flags & TypeFlags.Undefined)));
    if (this.checker.isArrayType(type))
      return { type: 'array', items: this.of(this.checker.getTypeArguments(type)[0]) };
    if (this.checker.isTupleType(type)) return this.#tuple(this.checker.getTypeArguments(type));
    return this.#object(type);
  }

  /** Literals of one kind become an `enum`; the two booleans, which the compiler takes apart, one type again. */
  #union(members) {
    const literals = members.filter(
      (member) => member.flags & (TypeFlags.StringLiteral | TypeFlags.NumberLiteral),
    );
    const booleans = members.filter((member) => member.flags & TypeFlags.BooleanLiteral);
    const rest = members.filter(
      (member) => !literals.includes(member) && !(booleans.length === 2 && booleans.includes(member)),
    );
    const schemas = rest.map((member) => this.of(member));
    if (booleans.length === 2) schemas.push({ type: 'boolean' });
    if (literals.length > 0) schemas.push({ enum: literals.map((member) => member.value) });
    return schemas.length === 1 ? schemas[0] : { anyOf: schemas };
  }

  #tuple(items) {
    return {
      type: 'array',
      prefixItems: items.map((item) => this.of(item)),
      items: false,
      minItems: items.length,
    };
  }

  #object(type) {
    const properties = {};
    const required = [];
    for (const property of this.checker.getPropertiesOfType(type)) {
      const of = this.checker.getTypeOfSymbol(property);
      const schema = this.of(of);
      const about = ts.displayPartsToString(property.getDocumentationComment(this.checker));
      properties[property.name] = about ? { ...schema, description: about } : schema;
      if (!(property.flags & SymbolFlags.Optional)) required.push(property.name);
    }
    const indexed = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required }),
      ...(indexed && { additionalProperties: this.of(indexed) }),
    };
  }
}
