// The fields of a record: one component for all of them, because a component each took most of the time until the next
// record was on the screen. Texts are bound as text, never as HTML.
const PAUSE = 200; // milliseconds after the latest letter until the server is told: a draft is kept there

export default {
  props: { fields: Array, errors: Object, disabled: Boolean, numbered: Boolean },
  emits: ["typed", "save", "alike"],
  data() {
    const texts = Object.fromEntries(this.fields.map(one => [one.name, one.text]));
    return { texts, sent: {...texts}, waiting: null };
  },
  template: `
    <div class="fields">
      <div v-for="(one, n) in fields" :key="one.name" class="field" :data-field="one.name"
           :class="{long: one.long, changed: sent[one.name] !== one.before, wrong: errors[one.name]}">
        <label :for="id(one)" :data-key="numbered && n < 10 ? (n + 1) % 10 : null">{{ one.label }}</label>
        <select v-if="one.choices" v-model="texts[one.name]" v-bind="told(one)" @change="tell"
                @keydown.enter="enter">
          <option v-for="[value, says] in one.choices" :key="value" :value="value">{{ says }}</option>
        </select>
        <textarea v-else-if="one.long" v-model="texts[one.name]" v-bind="told(one)" rows="1" @input="later"
                  @blur="flush" @keydown.enter="enter"></textarea>
        <input v-else v-model="texts[one.name]" v-bind="told(one)" type="text" autocomplete="off" @input="later"
               @blur="flush" @keydown.enter="enter">
        <p v-if="errors[one.name]" :id="id(one) + '-wrong'" class="error">{{ errors[one.name] }}</p>
        <p v-if="one.hint" :id="id(one) + '-hint'" class="hint">{{ one.hint }}</p>
      </div>
    </div>`,
  mounted() {
    this.fit();
    addEventListener("pagehide", this.flush);
  },
  updated() { this.fit(); },
  beforeUnmount() {
    clearTimeout(this.waiting);
    removeEventListener("pagehide", this.flush);
  },
  watch: {
    errors(now) {
      const first = this.fields.find(one => now[one.name]);
      if (first) this.$nextTick(() => document.getElementById(this.id(first))?.focus());
    },
  },
  methods: {
    id(one) { return `field-${this.$.uid}-${one.name}`; },
    told(one) {
      const about = [this.errors[one.name] && "-wrong", one.hint && "-hint"].filter(Boolean);
      return {
        id: this.id(one), disabled: this.disabled, "aria-invalid": this.errors[one.name] ? "true" : null,
        "aria-describedby": about.map(end => this.id(one) + end).join(" ") || null,
      };
    },
    later() {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(this.tell, PAUSE);
    },
    flush() { if (this.waiting) this.tell(); },
    tell() {
      clearTimeout(this.waiting);
      this.waiting = null;
      this.sent = {...this.texts};
      this.$emit("typed", this.sent);
    },
    enter(event) {
      if (event.shiftKey || event.metaKey) return;
      this.flush();
      if (event.ctrlKey) return; // the desk's own keys take it from here
      event.preventDefault();
      this.$emit(event.altKey ? "alike" : "save", {...this.texts});
    },
    fit() { // as high as the text
      for (const area of this.$el.querySelectorAll("textarea")) {
        area.style.height = "auto";
        area.style.height = `${area.scrollHeight + 2}px`;
      }
    },
  },
};
