// The chat of the start page. Without it the form searches procedures instead.

const STORE_KEY = "motcua"
// Old messages of a long visit are let go, so that the tab's storage never fills.
const KEPT_MESSAGES = 60
const OFFLINE = "Đang mất mạng. Câu hỏi sẽ được gửi lại khi có mạng."

const find = (id) => document.getElementById(id)
const log = find("log")
const options = find("options")
const typing = find("typing")
const network = find("network")
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

function setState(message, text) {
  const state = message.box.querySelector(".state")
  state.textContent = text
  return state
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

function answered(message, replies) {
  setState(message, "")
  message.item.pending = false
  receive(replies)
}

function failed(message) {
  const state = setState(message, "Chưa gửi được. ")
  const button = element("button", "", "Gửi lại")
  button.type = "button"
  button.onclick = () => {
    setState(message, "")
    delivery.send(message)
  }
  state.append(button)
}

const delivery = window.createDelivery({
  visit: () => visit,
  keep,
  answered,
  failed,
  state: setState,
  busy(yes) {
    typing.textContent = yes ? "Đang trả lời…" : ""
  },
  reachable(yes) {
    // Written only when it changes, so that it is read out once.
    if ((network.textContent === "") !== yes) network.textContent = yes ? "" : OFFLINE
  },
})

function say(text, optionId) {
  const item = { from: "citizen", text: mask(text), messageId: newId(), optionId, pending: true }
  visit.items.push(item)
  keep()
  const box = show(item)
  box.scrollIntoView({ block: "start" })
  delivery.send({ ...item, text, item, box })
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
  keep()
  log.replaceChildren()
  offer([])
  examples.hidden = false
  clear.hidden = true
  delivery.forget()
  question.focus()
})

// In the frame of another page: that page closes it and takes the focus back.
if (window.parent !== window) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) window.parent.postMessage("motcua:close", "*")
  })
}

recall()
log.setAttribute("aria-busy", "true")
const unsent = []
for (const item of visit.items) {
  const box = show(item)
  if (item.pending) unsent.push({ ...item, item, box })
}
const newest = visit.items[visit.items.length - 1]
if (newest) {
  offer(newest.options || [])
  log.lastElementChild.scrollIntoView({ block: "start" })
}
log.setAttribute("aria-busy", "false")
unsent.forEach(delivery.send)
