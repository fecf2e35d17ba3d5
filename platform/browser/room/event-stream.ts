/**
 * Server-sent events read with `fetch`, because `EventSource` cannot send a token. The form is that of
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */

export interface StreamEvent {
  readonly id: string | undefined
  readonly event: string
  readonly data: string
}

/** Takes pieces of text as they come, in any cut; gives the events that are whole now. */
export function eventReader(): (text: string) => readonly StreamEvent[] {
  let rest = ''
  return (text) => {
    rest += text
    const blocks = rest.split(/\r?\n\r?\n/)
    rest = blocks.pop() ?? ''
    return blocks.flatMap(eventOf)
  }
}

/** A block of comments only is a beat: it shows that the line is alive, and is no event. */
function eventOf(block: string): readonly StreamEvent[] {
  let id: string | undefined
  let event = 'message'
  const data: string[] = []
  for (const line of block.split(/\r?\n/)) {
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? []
    if (field === 'id') id = value
    else if (field === 'event') event = value
    else if (field === 'data') data.push(value)
  }
  return data.length === 0 ? [] : [{ id, event, data: data.join('\n') }]
}
