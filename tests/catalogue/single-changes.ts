import {
  IsArray,
  IsEnum,
  IsInteger,
  IsLiteral,
  IsObject,
  IsOptional,
  IsRecord,
  IsString,
  IsUnion,
  type TSchema,
} from "typebox"
import { Value } from "typebox/value"

/** A value that differs from the first one in a single place; places in lists are written "*". */
interface SingleChange {
  path: string
  changed: unknown
}

/** Ends the path of a list whose first two items changed places. */
export const MOVED = " (moved)"

/** Every way to change one field of a value so that its schema still accepts it: another content, gone, moved. */
export function* singleChanges(schema: TSchema, value: unknown, path = ""): Generator<SingleChange> {
  if (IsObject(schema) || IsRecord(schema)) yield* changesOfFields(schema, new Map(fieldsOf(value)), path)
  else if (IsArray(schema) && Array.isArray(value)) yield* changesOfItems(schema.items, value, path)
  else if (IsUnion(schema) && !schema.anyOf.every(IsLiteral)) {
    const member = schema.anyOf.find((candidate) => Value.Check(candidate, value))
    if (member !== undefined) yield* singleChanges(member, value, path)
  } else {
    const changed = othersOf(schema, value).find((other) => other !== value && Value.Check(schema, other))
    if (changed !== undefined) yield { path, changed }
  }
}

/** Every field that a schema knows, as the paths of `singleChanges`. */
export function schemaPaths(schema: TSchema, path = ""): string[] {
  if (IsArray(schema)) return schemaPaths(schema.items, `${path}/*`)
  if (!IsObject(schema)) return [path]
  return Object.entries(schema.properties).flatMap(([name, field]) => schemaPaths(field, `${path}/${name}`))
}

function* changesOfFields(
  schema: TSchema,
  fields: ReadonlyMap<string, unknown>,
  path: string,
): Generator<SingleChange> {
  const changedTo = (change: Iterable<readonly [string, unknown]>) => Object.fromEntries([...fields, ...change])
  for (const [name, content] of fields) {
    const field = IsObject(schema)
      ? schema.properties[name]
      : Object.values(IsRecord(schema) ? schema.patternProperties : {})[0]
    if (field === undefined) continue
    const at = IsObject(schema) ? `${path}/${name}` : path
    for (const inner of singleChanges(field, content, at))
      yield { path: inner.path, changed: changedTo([[name, inner.changed]]) }
    const others = Object.fromEntries([...fields].filter(([other]) => other !== name))
    if (IsOptional(field) || (IsRecord(schema) && fields.size > 1)) yield { path: at, changed: others }
  }
}

function* changesOfItems(schema: TSchema, items: readonly unknown[], path: string): Generator<SingleChange> {
  for (const [place, item] of items.entries()) {
    for (const inner of singleChanges(schema, item, `${path}/*`))
      yield { path: inner.path, changed: items.with(place, inner.changed) }
    if (items.length > 1) yield { path, changed: items.toSpliced(place, 1) }
  }
  const [first, second] = items
  if (items.length > 1) yield { path: `${path}${MOVED}`, changed: [second, first, ...items.slice(2)] }
}

function fieldsOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : []
}

/** Contents near the one given, of which the schema may refuse some: a date, a code and free text need others. */
function othersOf(schema: TSchema, value: unknown): unknown[] {
  if (IsEnum(schema)) return schema.enum
  if (IsUnion(schema)) return schema.anyOf.flatMap((member) => (IsLiteral(member) ? [member.const] : []))
  if (IsInteger(schema) && typeof value === "number") return [value + 1, value - 1]
  if (!IsString(schema) || typeof value !== "string") return []
  const last = value.at(-1) === "7" ? "6" : "7"
  return [`${value} khác`, `${value}x`, `${value.slice(0, -1)}x`, `${value.slice(0, -1)}${last}`]
}
