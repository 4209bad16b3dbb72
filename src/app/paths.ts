// Addresses inside the app. They are seen in history and shoulder views: they name no kind by its inner name, no person and no place.
export const paths = {
  home: '/',
  records: '/records',
  record: (id: string) => `/records/${id}`,
  begin: (kind: string, flow: string) => `/new/${kind}/${flow}`,
  goOn: (record: string, flow: string) => `/records/${record}/add/${flow}`,
  note: (record: string) => `/records/${record}/note`,
  correct: (record: string) => `/records/${record}/correct`,
  draft: (id: string) => `/drafts/${id}`,
  map: '/map',
  outbox: '/outbox',
  me: '/me',
  firstAid: '/first-aid',
  injury: '/first-aid/record',
  forgotten: '/forgotten',
} as const;
