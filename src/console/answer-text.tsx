import { useMemo, useState } from 'react';

/** Browsers offer the clipboard only over HTTPS and on this machine. */
const mayCopy = 'clipboard' in navigator;

/** The answer as plain text: for screen readers, for the browser's own search, and to copy. */
export function AnswerText({ body }: { readonly body: unknown }) {
  const text = useMemo(() => JSON.stringify(body, null, 2), [body]);
  const [copied, setCopied] = useState<string>();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <details className="text">
      <summary>Answer as plain text</summary>
      {mayCopy && (
        <button type="button" className="quiet" data-testid="copy-answer" onClick={() => void copy()}>
          {copied === text ? 'Copied' : 'Copy answer'}
        </button>
      )}
      <pre data-testid="answer" tabIndex={0} aria-label="Answer as plain text">
        {text}
      </pre>
    </details>
  );
}
