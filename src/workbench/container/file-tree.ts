import type { DirectoryNode, FileSystemTree } from '@webcontainer/api'

/** Files by path as the tree that a container mounts. */
export function fileTree(files: Record<string, string>): FileSystemTree {
  const tree: FileSystemTree = {}
  for (const [path, contents] of Object.entries(files)) {
    const folders = path.split('/')
    const name = folders.pop() as string
    let here = tree
    for (const folder of folders) {
      here[folder] ??= { directory: {} }
      here = (here[folder] as DirectoryNode).directory
    }
    here[name] = { file: { contents } }
  }
  return tree
}
