/** A whole file is not read; the message says why and what to do, without the file's name. */
export class Refusal extends Error {
  override readonly name = "Refusal"
}
