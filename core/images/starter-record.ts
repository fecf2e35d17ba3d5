/** What real installs, a real build and real tests of starter-react-app were seen to do. */
import type { AppRecord } from './app-record.ts'
import stored from './facts/starter-record.json'
import { loadRecord, type StoredRecord } from './recorded-form.ts'

export const starterRecord: AppRecord = loadRecord(stored as unknown as StoredRecord)
