'use client'
/** Hands the browser's end of rooms to the teacher's page. */
import { RoomPage, type RoomPageProps } from '@/components/room/room-page.tsx'
import { teacherDoor } from '../_wiring/room.ts'

export function RoomHost(props: Omit<RoomPageProps, 'door'>) {
  return <RoomPage {...props} door={teacherDoor} />
}
