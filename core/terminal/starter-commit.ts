/** The one commit of the starter's repository. Fixed names and times give the same hash wherever it is built. */
export const STARTER_BRANCH = 'main'

/** 1 January 2026, midnight UTC. */
export const STARTER_TIME = new Date(Date.UTC(2026, 0, 1))

export const STARTER_MESSAGE = 'The starter app\n'

export const STARTER_AUTHOR = { name: 'Stagecraft', email: 'starter@stagecraft.invalid' }
