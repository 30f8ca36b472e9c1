// Brings questions to the server and the answers back, one after the other, whatever the network does meanwhile.
//
// A question is posted with the same messageId until it is answered, so it is never asked twice. While one waits, the
// events of the conversation are listened to as well: an answer comes that way when the connection of its own request
// was cut. Whichever way brings it first counts; what comes later finds its question answered and is dropped.

const FIRST_RETRY_MS = 1500
const LONGEST_RETRY_MS = 15000
// Refusals of the server; without a network it is tried until there is one.
const MOST_REFUSALS = 12
// The server answers within 20 s. What is silent for longer was cut without a word, as in the sleep of a phone.
const REQUEST_MS = 30000

/**
 * @param page `visit()`: the conversation's id and the last turn heard of · `keep()`: stores it · and what is shown:
 * `answered(message, replies)`, `state(message, text)`, `failed(message)`, `busy(yes)`, `reachable(yes)`
 */
window.createDelivery = (page) => {
  // Those to be sent, oldest first, and all that have no answer yet by their id.
  let waiting = []
  const unanswered = new Map()
  let stream = null
  let busy = false
  let reachable = true
  let request = null
  let wake = () => {}

  const pause = (ms) =>
    new Promise((resolve) => {
      wake = resolve
      setTimeout(resolve, ms)
    })

  function reach(yes) {
    reachable = yes
    page.reachable(yes)
  }

  function settle(message, replies) {
    unanswered.delete(message.messageId)
    waiting = waiting.filter((other) => other !== message)
    page.answered(message, replies)
  }

  function hear({ data, lastEventId }) {
    const { messageIds, replies } = JSON.parse(data)
    page.visit().turn = lastEventId
    reach(true)
    // Several questions that were read as one get the one answer once.
    const answered = messageIds.flatMap((id) => unanswered.get(id) || [])
    answered.forEach((message, place) => {
      settle(message, place < answered.length - 1 ? [] : replies)
    })
    page.keep()
    if (answered.length > 0) retryNow()
  }

  function listen() {
    if (stream) return
    const { conversationId, turn } = page.visit()
    stream = new EventSource(`/api/conversations/${conversationId}/events?after=${turn || 0}`)
    stream.onmessage = hear
    // A lost stream is opened again by the browser; one that was refused, here, with the next attempt.
    stream.onerror = ({ target }) => {
      if (target === stream && target.readyState === EventSource.CLOSED) stream = null
    }
  }

  function stopListening() {
    if (stream) stream.close()
    stream = null
  }

  // What is under way may hang in a connection that is gone; a new one shows.
  function retryNow() {
    if (request) request.abort("again")
    wake()
  }

  async function post({ messageId, text, optionId }) {
    const mine = new AbortController()
    request = mine
    const timer = setTimeout(() => mine.abort(), REQUEST_MS)
    try {
      const response = await fetch("/api/messages", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ conversationId: page.visit().conversationId, messageId, text, optionId }),
        signal: mine.signal,
      })
      const body = await response.json()
      if (response.ok) return { replies: body.replies }
      const again = response.status === 429 || response.status >= 500
      const afterMs = Number(response.headers.get("retry-after")) * 1000
      return { again, code: body.code, message: body.message, afterMs }
    } catch {
      return mine.signal.reason === "again" ? { again: true, code: "cut" } : { again: true, code: "unreachable" }
    } finally {
      clearTimeout(timer)
      request = null
    }
  }

  async function deliver(message) {
    let refusals = 0
    for (let attempt = 0; refusals < MOST_REFUSALS; attempt++) {
      page.busy(reachable)
      listen()
      const { again, code, message: said, afterMs, replies } = await post(message)
      // Answered by an event meanwhile, or the conversation was cleared.
      if (!waiting.includes(message)) return
      if (code === "cut") continue
      reach(code !== "unreachable")
      if (!again) return settle(message, replies || [{ text: said, citations: [], options: [] }])
      if (code === "turn-pending") page.state(message, "")
      else page.busy(false)
      if (code === "too-many-requests") page.state(message, said)
      else if (code !== "turn-pending")
        page.state(message, code === "unreachable" ? "" : "Chưa gửi được, đang thử lại…")
      if (code !== "unreachable") refusals += 1
      await pause(afterMs || Math.min(FIRST_RETRY_MS * 2 ** attempt, LONGEST_RETRY_MS))
      if (!waiting.includes(message)) return
    }
    waiting = waiting.filter((other) => other !== message)
    page.failed(message)
  }

  async function work() {
    if (busy) return
    busy = true
    while (waiting.length > 0) {
      await deliver(waiting[0])
      page.keep()
    }
    stopListening()
    page.busy(false)
    busy = false
  }

  const back = () => {
    if (waiting.length === 0) return
    stopListening()
    retryNow()
  }
  window.addEventListener("offline", () => reach(false))
  window.addEventListener("online", () => {
    // With a question waiting, its next attempt shows whether the server can be reached.
    if (waiting.length === 0) reach(true)
    back()
  })
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) back()
  })
  reach(navigator.onLine)

  return {
    send(message) {
      unanswered.set(message.messageId, message)
      waiting.push(message)
      work()
    },
    forget() {
      waiting = []
      unanswered.clear()
      stopListening()
      retryNow()
      reach(navigator.onLine)
    },
  }
}
