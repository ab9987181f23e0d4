import { mount } from 'svelte'
import App from './App.svelte'
import { makeStores } from './stores/stores.ts'
import './look/fonts.css'
import './look/tokens.css'
import './look/base.css'
import './look/menu.css'
import './look/controls.css'

const stores = makeStores()
stores.clock.start()
void stores.session.check()

const target = document.getElementById('app')!
target.replaceChildren()
mount(App, { target, props: { stores } })
