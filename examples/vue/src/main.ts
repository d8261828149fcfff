import init from "target-groups";
import { createApp } from "vue";
import TargetGroupForm from "./TargetGroupForm.vue";

await init();

createApp(TargetGroupForm).mount("#root");
