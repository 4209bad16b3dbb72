export const DeskMap = () => null;
