'use client'
/** The room's row on lesson pages. Whoever joined none loads nothing of it: one look into the device's storage is all. */
import { useRouter } from 'next/navigation'
import { type ComponentType, useEffect, useState } from 'react'
import type { LearnerStripProps } from '@/components/room/learner-strip.tsx'
import type { LessonName } from '@/components/room/use-progress.ts'

/** As `platform/browser/room/seat-store.ts` has it; written out here, so that its module can stay away. */
const SEAT_KEY = 'stagecraft.room-seat'

type Joined = Pick<LearnerStripProps, 'ports'> & { readonly Strip: ComponentType<LearnerStripProps> }

export function RoomWiring({ lessons }: { readonly lessons: readonly LessonName[] }) {
  const [joined, setJoined] = useState<Joined>()
  const router = useRouter()
  useEffect(() => {
    let alive = true
    const look = async () => {
      if (!isSeated()) return setJoined(undefined)
      const [{ LearnerStrip }, { learnerPorts }, { readSeat }] = await Promise.all([
        import('@/components/room/learner-strip.tsx'),
        import('./room.ts'),
        import('@/platform/browser/room/seat-store.ts'),
      ])
      const seat = readSeat()
      if (alive) setJoined(seat && { Strip: LearnerStrip, ports: learnerPorts(seat) })
    }
    const heard = (event: StorageEvent) => event.key === SEAT_KEY && void look()
    void look()
    window.addEventListener('storage', heard)
    return () => {
      alive = false
      window.removeEventListener('storage', heard)
    }
  }, [])
  if (!joined) return null
  const gone = () => {
    joined.ports.leave()
    setJoined(undefined)
  }
  return (
    <joined.Strip
      key={joined.ports.seat.member}
      ports={joined.ports}
      lessons={lessons}
      onGo={(address) => router.push(address)}
      onGone={gone}
    />
  )
}

function isSeated(): boolean {
  try {
    return localStorage.getItem(SEAT_KEY) !== null || sessionStorage.getItem(SEAT_KEY) !== null
  } catch {
    return false
  }
}
