import type { OpenEngine } from "./engine.ts"
import { openFlexSearch } from "./flexsearch.ts"
import { openMiniSearch } from "./minisearch.ts"
import { openOrama } from "./orama.ts"
import { openSqliteFts5 } from "./sqlite-fts5.ts"

/** The engines that our ranking is measured against. Some are development dependencies: load this file on demand. */
export const BASELINES: readonly OpenEngine[] = [openFlexSearch, openMiniSearch, openOrama, openSqliteFts5]
