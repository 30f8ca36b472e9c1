import { join } from "node:path"
import { Eta } from "eta"
import type { Commune } from "../domain/commune.ts"
import type { Assets } from "./assets.ts"

/** Pages as HTML; every value is escaped by the templates. */
export interface Views {
  /** @param name file of `views/` without its ending; `title` names the page in the browser's tab. */
  render(name: string, data: { title: string } & Readonly<Record<string, unknown>>): string
}

/** What every page shows besides its own data: the commune's name, and where styles and scripts are. */
export function createViews(deps: { commune: Commune; assets: Assets }): Views {
  const eta = new Eta({ views: join(import.meta.dirname, "views"), cache: true, autoEscape: true })
  return {
    render: (name, data) => eta.render(name, { commune: deps.commune, asset: deps.assets.url, ...data }),
  }
}
