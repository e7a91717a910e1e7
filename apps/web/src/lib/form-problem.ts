/** What went wrong with a form, in the reader's words. */
export interface FormProblem {
  code: string;
  message: string;
  /** `label` is what the field is called on the page, where the action said so. */
  fields: { name: string; message: string; label?: string }[];
}

/** The sentence for one field, if it is the field's fault. */
export function fieldProblem(problem: FormProblem | null | undefined, name: string): string | undefined {
  return problem?.fields.find((field) => field.name === name)?.message;
}
