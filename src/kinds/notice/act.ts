/** How a finding cites the Act. */
export const act = (section: string): string => `Anti-social Behaviour, Crime and Policing Act 2014 s.${section}`;
