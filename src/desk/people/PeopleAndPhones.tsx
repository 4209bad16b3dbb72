export const PeopleAndPhones = ({ open }: { readonly open: string | undefined }) => open;
