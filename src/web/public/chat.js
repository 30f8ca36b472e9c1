// The chat of the start page. Without it the form searches procedures instead.

const STORE_KEY = "motcua"
// Old messages of a long visit are let go, so that the tab's storage never fills.
const KEPT_MESSAGES = 60
const FIRST_RETRY_MS = 1500
const LONGEST_RETRY_MS = 15000
const MOST_ATTEMPTS = 12

const find = (id) => document.getElementById(id)
const log = find("log")
const options = find("options")
const typing = find("typing")
const examples = find("examples")
const clear = find("clear")
const form = find("ask")
const question = find("question")

// crypto.randomUUID is missing on plain http and on phones of before 2021.
const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => `0${byte.toString(16)}`.slice(-2)).join("")

// Long numbers are those of papers, accounts and telephones: they are neither shown again nor kept.
const mask = (text) => text.replace(/\d(?:[ -]?\d){8,}/g, (number) => `•••${number.slice(-3)}`)

let visit = { conversationId: newId(), items: [] }
let waiting = []
let busy = false
let wake = () => {}

function keep() {
  visit.items = visit.items.slice(-KEPT_MESSAGES)
  try {
    sessionStorage.setItem(STORE_KEY, JSON.stringify(visit))
  } catch {
    // A browser that forbids storage still chats; only a reload forgets.
  }
}

function recall() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORE_KEY))
    if (kept && Array.isArray(kept.items)) visit = kept
  } catch {
    // Forbidden or damaged storage: a fresh conversation.
  }
}

function element(name, className, text) {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}

function appendText(parent, text) {
  let from = 0
  for (const found of text.matchAll(/https?:\/\/[^\s<>"”)\]]+/g)) {
    const address = found[0].replace(/[.,;:!?]+$/, "")
    parent.append(text.slice(from, found.index))
    const link = element("a", "", address)
    link.href = address
    link.target = "_blank"
    link.rel = "noopener"
    parent.append(link)
    from = found.index + address.length
  }
  parent.append(text.slice(from))
}

function show(item) {
  const box = element("div", `message ${item.from}`)
  box.tabIndex = -1
  box.append(element("span", "unseen", item.from === "citizen" ? "Câu hỏi: " : "Trả lời: "))
  appendText(box, item.text)
  for (const { code } of item.citations || []) {
    const link = element("a", "cited", `Xem đầy đủ thủ tục ${code}`)
    link.href = `/thu-tuc/${encodeURIComponent(code)}`
    box.append(link)
  }
  if (item.from === "citizen") box.append(element("span", "state"))
  log.append(box)
  examples.hidden = true
  clear.hidden = false
  return box
}

function offer(list) {
  const hadFocus = options.contains(document.activeElement)
  options.replaceChildren(
    ...list.map((option) => {
      const button = element("button")
      button.type = "button"
      button.append(element("b", "", `${option.number}. `), option.label)
      button.onclick = () => say(option.label, option.id)
      return button
    }),
  )
  return hadFocus
}

const pause = (ms) =>
  new Promise((resolve) => {
    wake = resolve
    setTimeout(resolve, ms)
  })

async function post(message) {
  const { messageId, text, optionId } = message
  const response = await fetch("/api/messages", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ conversationId: visit.conversationId, messageId, text, optionId }),
  })
  const body = await response.json()
  if (response.ok) return { replies: body.replies }
  const again = response.status === 429 || response.status >= 500
  return { again, code: body.code, message: body.message, afterMs: Number(response.headers.get("retry-after")) * 1000 }
}

function setState(message, text) {
  const state = message.box.querySelector(".state")
  state.textContent = text
  return state
}

// Sends one message until it is answered; the same messageId each time, so nothing is asked twice.
async function deliver(message) {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const backoff = Math.min(FIRST_RETRY_MS * 2 ** attempt, LONGEST_RETRY_MS)
    let outcome
    typing.textContent = "Đang trả lời…"
    try {
      outcome = await post(message)
    } catch {
      outcome = { again: true }
    }
    // A conversation that was cleared meanwhile is asked no further.
    if (!outcome.again || !waiting.includes(message)) return outcome
    if (outcome.code === "turn-pending") setState(message, "")
    else {
      typing.textContent = ""
      setState(message, outcome.code === "too-many-requests" ? outcome.message : "Chưa gửi được, đang thử lại…")
    }
    await pause(outcome.afterMs || backoff)
  }
  return { failed: true }
}

function receive(replies) {
  const hadFocus = offer([])
  let first
  for (const reply of replies) {
    const item = { from: "reply", text: reply.text, citations: reply.citations, options: reply.options }
    visit.items.push(item)
    const box = show(item)
    first = first || box
  }
  const last = replies[replies.length - 1]
  if (last) offer(last.options)
  if (!first) return
  first.scrollIntoView({ block: "start" })
  // The pressed button is gone; the answer takes its place, and no keyboard opens over it.
  if (hadFocus || document.activeElement === document.body) first.focus({ preventScroll: true })
}

async function work() {
  if (busy) return
  busy = true
  while (waiting.length > 0) {
    const message = waiting[0]
    const outcome = await deliver(message)
    if (!waiting.includes(message)) continue
    waiting.shift()
    message.item.pending = false
    if (outcome.failed) {
      const state = setState(message, "Chưa gửi được. ")
      const button = element("button", "", "Gửi lại")
      button.type = "button"
      button.onclick = () => queue(message)
      state.append(button)
      message.item.pending = true
    } else {
      setState(message, "")
      receive(outcome.replies || [{ text: outcome.message, citations: [], options: [] }])
    }
    keep()
  }
  typing.textContent = ""
  busy = false
}

function queue(message) {
  setState(message, "")
  waiting.push(message)
  work()
}

function say(text, optionId) {
  const item = { from: "citizen", text: mask(text), messageId: newId(), optionId, pending: true }
  visit.items.push(item)
  keep()
  const box = show(item)
  box.scrollIntoView({ block: "start" })
  queue({ ...item, text, item, box })
}

form.addEventListener("submit", (event) => {
  event.preventDefault()
  const text = question.value.trim()
  question.value = ""
  question.style.height = ""
  if (text) say(text)
  question.focus()
})

examples.addEventListener("submit", (event) => {
  event.preventDefault()
  say(event.target.querySelector("button").value)
})

question.addEventListener("keydown", (event) => {
  // While a Vietnamese keyboard composes a word, Enter ends the word, not the question.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return
  event.preventDefault()
  form.requestSubmit()
})

question.addEventListener("input", () => {
  question.style.height = ""
  question.style.height = `${question.scrollHeight + 4}px`
})

clear.addEventListener("click", () => {
  visit = { conversationId: newId(), items: [] }
  waiting = []
  keep()
  log.replaceChildren()
  offer([])
  examples.hidden = false
  clear.hidden = true
  // What was being tried again is given up now, not when its pause is over.
  wake()
  question.focus()
})

window.addEventListener("online", () => wake())

recall()
log.setAttribute("aria-busy", "true")
for (const item of visit.items) {
  const box = show(item)
  if (item.pending) waiting.push({ ...item, item, box })
}
const newest = visit.items[visit.items.length - 1]
if (newest) {
  offer(newest.options || [])
  log.lastElementChild.scrollIntoView({ block: "start" })
}
log.setAttribute("aria-busy", "false")
work()
