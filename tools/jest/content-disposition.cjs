// Replaced by the package of this name, compiled to CommonJS: see es-package-as-commonjs.cjs.
