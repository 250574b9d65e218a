/** What the operator asked cannot be answered; the message says what can be. */
export class BadQuestion extends Error {}
