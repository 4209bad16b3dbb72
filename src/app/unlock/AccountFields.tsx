import { TextField } from '#ui/TextField.tsx';

/** Where an error summary leads to. */
export const ACCOUNT_FIELD = 'email';

interface AccountFieldsProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly password: string;
  readonly onPassword: (password: string) => void;
}

export const AccountFields = ({ email, onEmail, password, onPassword }: AccountFieldsProps) => (
  <>
    <TextField
      id={ACCOUNT_FIELD}
      label="Email address"
      type="email"
      inputMode="email"
      value={email}
      onChange={onEmail}
    />
    <TextField
      id="password"
      label="Password"
      hint="Your Wardbook password. If you have none, your administrator can give you one."
      type="password"
      value={password}
      onChange={onPassword}
      guarded
    />
  </>
);
