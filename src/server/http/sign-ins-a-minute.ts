/** From one address, with a password or a council account. */
export const SIGN_INS_A_MINUTE = 30;
