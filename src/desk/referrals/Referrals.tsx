export const Referrals = ({ page }: { readonly page: string | undefined }) => page;
