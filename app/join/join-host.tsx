'use client'
/** Hands the browser's end of rooms to the page for learners. */
import { JoinPage } from '@/components/room/join-page.tsx'
import { learnerDoor } from '../_wiring/room.ts'

export function JoinHost({ first }: { readonly first: string }) {
  return <JoinPage door={learnerDoor} first={first} />
}
