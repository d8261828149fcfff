import { bootstrapApplication } from "@angular/platform-browser";
import init from "target-groups";
import { TargetGroupForm } from "./target-group-form";

await init();
await bootstrapApplication(TargetGroupForm);
