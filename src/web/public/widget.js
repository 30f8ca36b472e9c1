// A button in the corner of any page that opens the chat in a frame. All of it lies in one element with a shadow tree,
// so the styles of the page and these never meet; nothing more is loaded until the button is pressed. No cookies.
;(() => {
  const NAME = "motcua-widget"
  const PHONE = "(max-width: 480px)"
  const address = new URL("widget", document.currentScript.src)
  if (document.querySelector(NAME)) return

  // Important rules of a shadow tree win over those of the page, whatever it says of all elements.
  const STYLE = `
:host{all:initial!important;direction:ltr!important;display:block!important;position:fixed!important;
right:16px!important;bottom:calc(16px + env(safe-area-inset-bottom))!important;z-index:2147483647!important;
font:18px/1.4 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif!important;color:#14242b!important}
button{font:inherit;font-weight:700;cursor:pointer;min-height:48px;border-radius:24px;color:#fff;background:#0b4a5c;
border:2px solid #fff;padding:8px 20px}
button:hover{background:#083745}
button:focus-visible{outline:3px solid #b35c00;outline-offset:2px}
#opener{box-shadow:0 2px 10px #0006}
dialog{position:fixed;inset:auto 16px calc(80px + env(safe-area-inset-bottom)) auto;box-sizing:border-box;margin:0;
padding:0;overflow:hidden;width:min(420px,calc(100vw - 32px));height:min(700px,calc(100vh - 100px));
border:1px solid #0b4a5c;border-radius:14px;background:#f4f7f6;box-shadow:0 6px 30px #0006;flex-direction:column}
dialog[open]{display:flex}
header{display:flex;align-items:center;justify-content:space-between;padding:6px 8px 6px 16px;background:#0b4a5c;
color:#fff}
strong{font-size:19px}
header button:focus-visible{outline-color:#ffd75e}
iframe{flex:1;width:100%;border:0;background:#f4f7f6}
@media ${PHONE}{dialog{inset:0;width:100%;height:100vh;height:100dvh;max-width:none;max-height:none;border:0;
border-radius:0;padding-bottom:env(safe-area-inset-bottom)}}
@media print{:host{display:none!important}}`

  const make = (name, properties, attributes, ...children) => {
    const made = Object.assign(document.createElement(name), properties)
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
    made.append(...children)
    return made
  }

  const host = make(NAME, { lang: "vi" }, {})
  const shadow = host.attachShadow({ mode: "open" })
  const opener = make(
    "button",
    { id: "opener", type: "button", textContent: "Hỏi thủ tục" },
    { "aria-haspopup": "dialog", "aria-expanded": "false", "aria-controls": "chat" },
  )
  const closer = make("button", { type: "button", textContent: "Đóng" }, {})
  const header = make("header", {}, {}, make("strong", { id: "name", textContent: "Hỏi thủ tục" }, {}), closer)
  const dialog = make("dialog", { id: "chat" }, { "aria-labelledby": "name" }, header)
  let frame = null

  const open = () => {
    // Browsers of before 2022 have no dialogs: the same page, in a tab of its own.
    if (!dialog.show) return window.open(address)
    if (!frame) {
      frame = make("iframe", { src: address.href, title: "Hỏi đáp thủ tục hành chính" }, {})
      dialog.append(frame)
    }
    // It covers the whole screen of a phone, so nothing behind it may be reached there.
    if (matchMedia(PHONE).matches) dialog.showModal()
    else dialog.show()
    opener.setAttribute("aria-expanded", "true")
  }
  const close = () => dialog.open && dialog.close()

  opener.onclick = () => (dialog.open ? close() : open())
  closer.onclick = close
  dialog.onclose = () => {
    opener.setAttribute("aria-expanded", "false")
    opener.focus()
  }
  shadow.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close()
  })
  // Keys pressed inside the frame are told by it.
  addEventListener("message", ({ source, origin, data }) => {
    const ours = frame && source === frame.contentWindow && origin === address.origin
    if (ours && data === "motcua:close") close()
  })

  // A style element would be refused by a page that forbids styles inside the HTML.
  if ("adoptedStyleSheets" in shadow) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    shadow.adoptedStyleSheets = [sheet]
  } else shadow.append(make("style", { textContent: STYLE }, {}))
  shadow.append(dialog, opener)
  // Beside the body: one that is moved or scaled would take the button along.
  document.documentElement.append(host)
})()
