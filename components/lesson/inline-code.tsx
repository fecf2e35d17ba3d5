/** A sentence in which `code` stands between backticks. */
export function InlineCode({ text }: { readonly text: string }) {
  const parts = text.split(/`([^`\n]+)`/)
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence
  return <>{parts.map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>
}
