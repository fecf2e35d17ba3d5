/** For the server's half of a page: the same corner of the device that the browser's half will use. */
export { cornerOf } from '@/platform/browser/course-store.ts'
