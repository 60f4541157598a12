/** DATA_DIR cannot be used: somebody else has it, or the file system says no. A person must act. */
export class DataDirError extends Error {
  override readonly name = 'DataDirError';
}
