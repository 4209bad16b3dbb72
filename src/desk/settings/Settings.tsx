export const Settings = ({ page }: { readonly page: string | undefined }) => page;
