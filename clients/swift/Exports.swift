// Requests, replies and errors are KeiyakuMessages' types: one import serves a caller.
@_exported public import KeiyakuMessages
