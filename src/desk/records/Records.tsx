export const Records = () => null;
