export const template = async () => ({ text: '', exitCode: 0 })
