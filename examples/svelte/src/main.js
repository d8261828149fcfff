import { mount } from "svelte";
import init from "target-groups";
import TargetGroupForm from "./TargetGroupForm.svelte";

await init();

mount(TargetGroupForm, { target: document.getElementById("root") });
