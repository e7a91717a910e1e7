/** Whether a client's list of tags holds this one. A proxy that compresses makes tags weak, which is no difference here. */
export function isKnown(given: string | undefined, etag: string): boolean {
  return given?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
}
