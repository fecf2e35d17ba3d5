'use client'
/**
 * "Run this" beside the commands of a lesson: a code block of `sh` is typed into the terminal and run, by a button or, with the block in
 * focus, by the key R. The text itself is drawn on the server and reads the same without it.
 */
import { useEffect } from 'react'
import type { Bench } from '../workbench/bench-state.ts'
import styles from './run-this.module.css'

const BLOCKS = '#lesson-text .prose pre > code.language-sh'

export function useRunThis(bench: Bench): void {
  useEffect(() => {
    const undo = [...document.querySelectorAll<HTMLElement>(BLOCKS)].map((code) => runnable(code, bench))
    return () => {
      for (const each of undo) each()
    }
  }, [bench])
}

/** A block's lines, one command after the other; remarks and a prompt somebody copied are no part of them. */
export function commandsOf(text: string): readonly string[] {
  return text
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\$ /, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

function runnable(code: HTMLElement, bench: Bench): () => void {
  const block = code.parentElement!
  const commands = commandsOf(code.textContent ?? '')
  if (commands.length === 0) return () => undefined
  const run = () => {
    for (const command of commands) bench.runInTerminal(command)
  }
  const key = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'r' || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    run()
  }
  const button = document.createElement('button')
  button.type = 'button'
  button.className = styles.run!
  button.textContent = 'Run this'
  button.title = 'Type it into the terminal and run it (R while the block is in focus)'
  button.setAttribute('aria-label', `Run this in the terminal: ${commands.join('; ')}`)
  button.addEventListener('click', run)
  block.tabIndex = 0
  block.setAttribute('aria-keyshortcuts', 'R')
  block.addEventListener('keydown', key)
  block.after(button)
  return () => {
    button.remove()
    block.removeEventListener('keydown', key)
    block.removeAttribute('tabindex')
    block.removeAttribute('aria-keyshortcuts')
  }
}
