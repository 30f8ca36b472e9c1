import type { Aspect } from "../domain/answer.ts"
import type { ConversationState } from "../domain/conversation.ts"
import { parseOptionId } from "../domain/option-id.ts"
import type { Hit, Retriever } from "../domain/ports.ts"
import type { Procedure } from "../domain/procedure.ts"
import type { Read } from "../language/reading.ts"
import { composeClarification } from "./compose-answer.ts"
import { decide, SURE } from "./decide.ts"
import { askedDetail, isNamedBy, namesAnother, siblingSaid } from "./naming.ts"
import { nearByChance, withNearest } from "./nearest.ts"
import { type Answered, type Asked, createReplies, type ReplySources } from "./replies.ts"
import { casesToldIn } from "./told-cases.ts"
import { type Understanding, understand } from "./understand.ts"

interface Dependencies extends ReplySources {
  retriever: () => Retriever
  readQuestion: Read
}

/** Looks at a question; gives the answer when it can settle it, null to pass it on. */
type Step = (context: Asked) => Answered | null

/** Codes an answer reports as considered. */
const MAX_CANDIDATES = 10

/** Among so many of the best a matter counts as named by a message that goes back to it. */
const MAX_NAMED = 3

/** So few words may be the mark of a special case alone. */
const SIBLING_WORDS = 3

/** A remark of so few words belongs to what is in hand when nothing else fits it. */
const SHORT_REMARK = 5

/** An answer to a case question is short; more words than this are a new story. */
const CASE_WORDS = 4

/**
 * Answers one question from the catalogue. The steps are tried in order; the first that can settles it.
 * Reads nothing but its arguments and the current snapshot; never throws on odd text.
 */
export function createAnswerQuestion(
  deps: Dependencies,
): (text: string, state: ConversationState, now: Date) => Answered {
  const { explain, notFound, say } = createReplies(deps)
  const steps: readonly Step[] = [
    chosenOption,
    namedProcedure,
    earlierProcedure,
    siblingProcedure,
    sameProcedure,
    foundProcedure,
  ]

  return (text, state, now) => {
    const context = { said: understand(text, state, deps.readQuestion), state, now }
    for (const step of steps) {
      const settled = step(context)
      if (settled !== null) return settled
    }
    return notFound(context, [])
  }

  /** "2", a pressed button, or the label of an option. */
  function chosenOption(context: Asked): Answered | null {
    const { said, state } = context
    if (said.action === null) return null
    if (said.action.kind === "staff") return say(deps.fixedReply("staff"), context, { options: [] })
    const procedure = deps.catalogue().procedures.get(said.action.code)
    // The record has left the catalogue since; its id is nothing to search by.
    if (procedure === undefined) return notFound(context, [])
    const kept = state.procedure === procedure.code ? state.choices : {}
    if (said.action.kind === "procedure")
      return explain(procedure, said.action.aspect === null ? [] : [said.action.aspect], kept, context)
    const { question, option } = said.action
    const isOurs = procedure.questions?.some(
      ({ id, options }) => id === question && options.some((o) => o.id === option),
    )
    if (!isOurs) return explain(procedure, ["documents"], {}, context)
    const aspect = state.procedure === procedure.code ? (state.aspect ?? "documents") : "documents"
    return explain(procedure, [aspect === "overview" ? "documents" : aspect], { ...kept, [question]: option }, context)
  }

  /** "TT 1.004222 lp": the code settles what it is about. */
  function namedProcedure(context: Asked): Answered | null {
    const { said } = context
    const [procedure] = said.codes.flatMap((code) => deps.catalogue().procedures.get(code) ?? [])
    if (procedure === undefined) return isUnknownCode(said) ? notFound(context, [], unknownCode(said)) : null
    // Beside a code a bare "phí" can only be asked for; elsewhere it is part of many names.
    const asksFee = said.aspects.length === 0 && said.reading.folded.includes("phi")
    const aspects: readonly Aspect[] = asksFee ? ["fee"] : said.aspects
    return explain(procedure, aspects, casesToldIn(procedure, said.reading.folded, {}), context)
  }

  /** "quay lại câu trước", "quay lại vụ khai tử": what was spoken of before, when nothing else is named. */
  function earlierProcedure(context: Asked): Answered | null {
    const { said, state } = context
    if (!said.goesBack) return null
    const { previous = state } = state
    const procedure = deps.catalogue().procedures.get(previous.procedure ?? "")
    if (procedure === undefined) return null
    const named = deps.retriever().find(said.text, MAX_NAMED)
    if (said.topic.length > 0 && !named.some(({ code }) => code === procedure.code)) return null
    const aspects = said.aspects.length > 0 ? said.aspects : aspectInHand(previous)
    return explain(procedure, aspects, casesToldIn(procedure, said.reading.folded, previous.choices), context)
  }

  /** "nước ngoài" after kết hôn: the special case of what is in hand whose mark is said, and little else. */
  function siblingProcedure(context: Asked): Answered | null {
    const { said, state } = context
    if (said.topic.length === 0 || said.topic.length > SIBLING_WORDS) return null
    const sibling = siblingSaid(inHand(state), deps.catalogue(), said.topic)
    return sibling === null ? null : explain(sibling, said.aspects, {}, context)
  }

  /** "bao lâu có", "còn lệ phí thì sao": it names nothing but the procedure in hand, so that is meant. */
  function sameProcedure(context: Asked): Answered | null {
    const { said, state } = context
    const procedure = inHand(state)
    if (procedure === null) return null
    const choices = casesToldIn(procedure, said.reading.folded, state.choices)
    const tellsCase = Object.keys(choices).some((question) => choices[question] !== state.choices[question])
    // "nhà thuê ạ" after a case question: its words are the case, not a new topic.
    const answersUs =
      tellsCase && state.options.some(({ id }) => parseOptionId(id)?.kind === "case") && said.topic.length <= CASE_WORDS
    const namesNothingElse = said.topic.length === 0 || (said.aspects.length > 0 && isNamedBy(procedure, said.topic))
    if (!answersUs && !namesNothingElse) return null
    // "3 bản, mỗi bản 2 trang" after the fee.
    const saysHowMany = state.aspect === "fee" && Object.keys(said.quantities).length > 0
    if (said.aspects.length === 0 && !tellsCase && !saysHowMany && !said.asksBenefit) return null
    return explain(procedure, said.aspects.length > 0 ? said.aspects : aspectInHand(state), choices, context)
  }

  /** A topic is said: look it up, alone and together with the procedure in hand, and decide. */
  function foundProcedure(context: Asked): Answered | null {
    const { said, state } = context
    const { procedures, elsewhere } = deps.catalogue()
    const current = inHand(state)
    // What was just answered is not what was meant.
    const isMeant = ({ code }: Hit) => !said.takesBack || code !== current?.code
    const alone = deps.retriever().find(said.text, MAX_CANDIDATES).filter(isMeant)
    const named = (codes: readonly string[]) => codes.flatMap((code) => procedures.get(code) ?? [])
    if (current === null && said.topic.length === 0) return notFound(context, named(nearByChance(alone, said.reading)))
    const turns = namesAnother(current, procedures.get(alone[0]?.code ?? ""), said.topic)
    const isSureAlone = turns || (alone[0]?.confidence ?? 0) >= SURE
    const detail = current === null || said.takesBack ? null : askedDetail(current, said, isSureAlone)
    if (current !== null && detail !== null)
      return explain(current, detail, casesToldIn(current, said.reading.folded, state.choices), context)
    const together =
      current === null || said.goesBack
        ? []
        : deps.retriever().find(`${current.shortTitle} ${said.text}`, MAX_CANDIDATES).filter(isMeant)
    const decision = decide({
      alone,
      together,
      inHand: current?.code ?? null,
      namesAnother: turns,
      isKin: (code) => procedures.get(code)?.sectorKey === current?.sectorKey,
      clarified: state.clarified,
      topic: said.topic,
    })

    switch (decision.kind) {
      case "procedure": {
        const [procedure] = named([decision.code])
        if (procedure === undefined) return null
        const kept = procedure.code === state.procedure ? state.choices : {}
        const choices = casesToldIn(procedure, said.reading.folded, kept)
        return explain(procedure, said.aspects, choices, context, {
          alternatives: named(decision.alternatives),
          candidates: decision.candidates,
          isSure: decision.isSure,
        })
      }
      case "clarify": {
        const answer = composeClarification(named(decision.codes), said.aspects, deps.commune, decision.candidates)
        return say(answer, context, { procedure: null, choices: {}, clarified: true })
      }
      case "elsewhere": {
        const topic = elsewhere.get(decision.key)
        const fixed = deps.fixedReply("elsewhere")
        const sections = [{ heading: null, style: "plain" as const, lines: [topic?.say ?? ""] }, ...fixed.sections]
        const answer = withNearest({ ...fixed, sections }, named(decision.nearest), said.aspects[0] ?? null)
        return say(answer, context, { procedure: null, choices: {} })
      }
      case "not-found": {
        // "ủy quyền người khác đi được không": it names a side and nothing that is known, so it goes on.
        const goesOn =
          current !== null && !said.takesBack && said.aspects.length > 0 && said.topic.length <= SHORT_REMARK
        if (goesOn) return explain(current, said.aspects, state.choices, context)
        return notFound(context, named(decision.nearest))
      }
    }
  }

  function inHand({ procedure }: ConversationState): Procedure | null {
    return procedure === null ? null : (deps.catalogue().procedures.get(procedure) ?? null)
  }
}

/** A code and hardly anything else, and no record has it: that is said, and nothing guessed. */
function isUnknownCode({ codes, topic }: Understanding): boolean {
  return codes.length > 0 && topic.length <= SHORT_REMARK
}

function unknownCode({ codes }: Understanding): string {
  return `Mã ${codes.join(", ")} không có trong dữ liệu ở đây. Xin xem lại mã, hoặc nói tên việc cần làm.`
}

function aspectInHand({ aspect }: Pick<ConversationState, "aspect">): readonly Aspect[] {
  return aspect === null ? [] : [aspect]
}
