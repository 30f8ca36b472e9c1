/** Every code an error of ours can carry; a closed list, so that metrics and alarms can count on it. */
export type ErrorCode =
  | "config-invalid"
  | "catalogue-invalid"
  | "unauthorized"
  | "input-invalid"
  | "channel-rejected"
  | "channel-unreachable"
  | "channel-rate-limited"
  | "channel-reauthorize"
  | "store-failed"
  | "model-off"
  | "model-busy"
  | "model-over-budget"
  | "model-unreachable"
  | "model-timeout"
  | "model-refused"
  | "model-invalid"

interface ErrorDetails {
  message: string
  cause?: unknown
}

/** Base of all errors the core may see. Messages never hold a secret, an identity or a citizen's words. */
export abstract class AppError extends Error {
  readonly code: ErrorCode
  /** Whether doing the same again later can succeed. */
  readonly retryable: boolean
  /** The least wait the other side asked for, in milliseconds. */
  readonly retryAfterMs: number | undefined

  constructor(code: ErrorCode, retryable: boolean, details: ErrorDetails, retryAfterMs?: number) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = new.target.name
    this.code = code
    this.retryable = retryable
    this.retryAfterMs = retryAfterMs
  }
}

/** Settings or prompt files are wrong at start; the process exits after printing every fault. */
export class ConfigError extends AppError {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super("config-invalid", false, { message: `Cấu hình có lỗi:\n${faults.map((fault) => `  - ${fault}`).join("\n")}` })
    this.faults = faults
  }
}

/** One thing wrong with one data file. */
export interface CatalogueFault {
  /** Relative to the catalogue folder. */
  file: string
  /** Path inside the record, e.g. `/submissionMethods/0/fees/0/source`; empty when the whole file is meant. */
  field: string
  problem: string
}

/** Data files are invalid; the snapshot in use stays. Lists every fault found, not the first. */
export class CatalogueError extends AppError {
  readonly faults: readonly CatalogueFault[]
  constructor(faults: readonly CatalogueFault[]) {
    const lines = faults.map(
      (fault) => `  - ${fault.file}${fault.field === "" ? "" : ` ${fault.field}`}: ${fault.problem}`,
    )
    super("catalogue-invalid", false, { message: `Danh mục thủ tục có ${faults.length} lỗi:\n${lines.join("\n")}` })
    this.faults = faults
  }
}

/** A webhook or admin request does not prove where it comes from; answered 401, nothing stored. */
export class UnauthorizedError extends AppError {
  constructor(message: string) {
    super("unauthorized", false, { message })
  }
}

/** A body does not fit its schema; answered 400, nothing stored. */
export class InvalidInputError extends AppError {
  constructor(message: string, cause?: unknown) {
    super("input-invalid", false, { message, cause })
  }
}

type ChannelErrorCode = Extract<ErrorCode, `channel-${string}`>

/**
 * A platform refused, could not be reached, or asked us to slow down.
 * `channel-rejected` is final for that message; `channel-reauthorize` needs the operator but may succeed later.
 */
export class ChannelError extends AppError {
  constructor(code: ChannelErrorCode, details: ErrorDetails, retryAfterMs?: number) {
    super(code, code !== "channel-rejected", details, retryAfterMs)
  }
}

/** The database failed; the work is done again. */
export class StoreError extends AppError {
  constructor(message: string, cause?: unknown) {
    super("store-failed", true, { message, cause })
  }
}

type ModelErrorCode = Extract<ErrorCode, `model-${string}`>

/**
 * A language model gave nothing that can be used; the turn goes on without it.
 * `model-off`: switched off or resting after failures; `model-refused`: the provider said no (key, limit, content);
 * `model-invalid`: the reply is not of the shape asked for.
 */
export class ModelError extends AppError {
  constructor(code: ModelErrorCode, details: ErrorDetails) {
    super(code, code === "model-unreachable" || code === "model-invalid", details)
  }
}
