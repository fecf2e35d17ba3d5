/** Three stages; only a part of the last one is shipped. */
export function Mark() {
  return (
    <svg viewBox="0 0 22 22" width="22" height="22" aria-hidden focusable="false">
      <rect x="1" y="1.5" width="20" height="5" rx="1.4" fill="currentColor" opacity=".28" />
      <rect x="1" y="8.5" width="20" height="5" rx="1.4" fill="currentColor" opacity=".28" />
      <rect x="1" y="15.5" width="9" height="5" rx="1.4" fill="currentColor" />
    </svg>
  )
}
