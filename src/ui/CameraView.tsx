import { useEffect, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

interface CameraViewProps {
  readonly onPhoto: (picture: Blob) => void;
  readonly onClose: () => void;
}

const WANTED = { video: { facingMode: 'environment', width: { ideal: 2560 } }, audio: false } as const;

/** The camera inside the page: the picture goes to the form and nowhere else. */
export function CameraView({ onPhoto, onClose }: CameraViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'starting' | 'ready' | 'refused'>('starting');

  useEffect(() => {
    let stream: MediaStream | undefined;
    let gone = false;
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia(WANTED);
      } catch {
        setState('refused');
        return;
      }
      if (gone || !video.current) return stop(stream);
      video.current.srcObject = stream;
      await video.current.play();
      setState('ready');
    };
    void start();
    return () => {
      gone = true;
      stop(stream);
    };
  }, []);

  return (
    <div className="camera">
      {state === 'refused' ? (
        <Notice tone="attention" title="The camera did not open">
          <p>
            Allow this app to use the camera in the phone’s settings, close other apps that use it, then try again. The
            rest of the form is kept.
          </p>
        </Notice>
      ) : (
        // A live picture has no sound and nothing to caption.
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <video ref={video} playsInline muted aria-label="What the camera sees" />
      )}
      {state === 'starting' && <p role="status">Opening the camera…</p>}
      {state === 'ready' && (
        <Button full icon="camera" onPress={() => video.current && takeFrom(video.current, onPhoto)}>
          Take the photo
        </Button>
      )}
      <Button full look="secondary" onPress={onClose}>
        Close the camera
      </Button>
    </div>
  );
}

const stop = (stream: MediaStream | undefined) => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};

function takeFrom(video: HTMLVideoElement, onPhoto: (picture: Blob) => void): void {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  canvas.toBlob((picture) => picture && onPhoto(picture), 'image/jpeg', 0.9);
}
