import { createRoot } from "react-dom/client";
import init from "target-groups";
import { TargetGroupForm } from "./TargetGroupForm";

await init();

createRoot(document.getElementById("root")!).render(<TargetGroupForm />);
