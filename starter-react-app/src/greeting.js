/** Fixed when the app is built; vite.config.js says where it comes from. */
export const greeting = import.meta.env.VITE_GREETING
