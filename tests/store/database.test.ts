import { mkdtemp, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "kysely"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { ConfigError } from "../../src/domain/errors.ts"
import { type Database, openDatabase } from "../../src/store/database.ts"

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "motcua-database-"))
})
afterEach(() => rm(folder, { recursive: true }))

describe("the database file", () => {
  const pragma = async (database: Database, name: string) =>
    Object.values(
      (await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(database.tables)).rows[0] ?? {},
    )[0]

  it("survives a power cut: each commit waits for the disk", async () => {
    const database = await openDatabase(`sqlite:${join(folder, "motcua.sqlite")}`)

    // 2 is FULL (https://www.sqlite.org/pragma.html#pragma_synchronous).
    expect(await pragma(database, "synchronous")).toBe(2)
    expect(await pragma(database, "journal_mode")).toBe("wal")
    expect(await pragma(database, "foreign_keys")).toBe(1)
    await database.close()
  })

  it("lies in a folder that only its owner can read", async () => {
    const database = await openDatabase(`sqlite:${join(folder, "var", "motcua.sqlite")}`)

    expect((await stat(join(folder, "var"))).mode & 0o777).toBe(0o700)
    await database.close()
  })

  it("can live in memory for a trial", async () => {
    const database = await openDatabase("sqlite::memory:")

    expect(await database.tables.selectFrom("inbox").selectAll().execute()).toEqual([])
    await database.close()
  })

  it("is left alone when it turns out to be something else", async () => {
    const file = join(folder, "notes.txt")
    await writeFile(file, "Đây không phải là cơ sở dữ liệu. ".repeat(100))

    await expect(openDatabase(`sqlite:${file}`)).rejects.toThrow(ConfigError)
  })
})

describe("the address of the database", () => {
  it.each(["", "sqlite:", "var/motcua.sqlite", "mysql://localhost/motcua"])(
    "refuses %j and shows the form",
    async (address) => {
      await expect(openDatabase(address)).rejects.toThrow(ConfigError)
      await expect(openDatabase(address)).rejects.toThrow("sqlite:var/motcua.sqlite")
    },
  )

  it("says that PostgreSQL cannot be used yet, without repeating the password", async () => {
    const refusal = await openDatabase("postgres://motcua:bi-mat@localhost/motcua").catch((error: unknown) => error)

    expect(refusal).toBeInstanceOf(ConfigError)
    expect(String(refusal)).toContain("chưa dùng được PostgreSQL")
    expect(String(refusal)).not.toContain("bi-mat")
  })

  it("says which file cannot be opened", async () => {
    await expect(openDatabase("sqlite:/dev/null/motcua.sqlite")).rejects.toThrow("không mở được tệp dữ liệu")
  })
})
