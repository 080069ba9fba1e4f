import '@hefu/ui/ui.css'
