'use client'
import { Contrast, Monitor, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { IconButton } from '../ui/icon-button.tsx'

type Theme = 'system' | 'light' | 'dark' | 'contrast'

const KEY = 'stagecraft.theme'
const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'contrast', contrast: 'system' }
const WORDS: Readonly<Record<Theme, string>> = {
  system: 'system',
  light: 'light',
  dark: 'dark',
  contrast: 'high contrast',
}
const listeners = new Set<() => void>()

/** The theme stands on the page itself: the script of the first paint has put it there. */
function current(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' || chosen === 'contrast' ? chosen : 'system'
}

function choose(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function ThemeToggle() {
  const theme = useSyncExternalStore(subscribe, current, () => 'system' as const)
  const icons = {
    system: <Monitor aria-hidden />,
    light: <Sun aria-hidden />,
    dark: <Moon aria-hidden />,
    contrast: <Contrast aria-hidden />,
  }
  return (
    <IconButton
      label={`Theme: ${WORDS[theme]}. Change to ${WORDS[NEXT[theme]]}`}
      onClick={() => choose(NEXT[current()])}
    >
      {icons[theme]}
    </IconButton>
  )
}
