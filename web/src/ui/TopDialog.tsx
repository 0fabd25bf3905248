import { Modal } from "@mantine/core";
import type { ReactNode } from "react";

/** A dialog near the top of the screen, without a title: what is in it says what it is. */
export function TopDialog({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  return (
    <Modal.Root opened onClose={onClose} size={640} yOffset="12dvh" padding={0} transitionProps={{ duration: 100 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={label}>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
