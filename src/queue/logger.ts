/** What the queue tells the operator: ids and codes, never what a citizen wrote or was told. */
export interface Logger {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
