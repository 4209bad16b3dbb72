export const dictionary1 = '';
