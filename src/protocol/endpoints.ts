// Every endpoint by name: the server registers them, OpenAPI describes them, the contract suite walks them.
import { beginMapUpload, publishMap, readAreaMap, removeMap, uploadMapPart } from './area-map.ts';
import { attachmentProgress, uploadChunk } from './attachment-upload.ts';
import { readAudit, verifyAudit } from './audit.ts';
import { addDeskFile } from './desk-files.ts';
import { writeDeskEntries } from './desk-entries.ts';
import { deskEvents, exportRecords, readAttachment, readInbox, readRecord, searchRecords } from './desk-records.ts';
import { discloseRecord } from './disclosure.ts';
import { enrol } from './enrol.ts';
import { readHealth } from './health.ts';
import {
  listCollections,
  listFeatures,
  readCollection,
  readConformance,
  readFeature,
  readFeatures,
} from './features.ts';
import { importRecords } from './imports.ts';
import { exportHotSpots, readHotSpots } from './hot-spots.ts';
import { readKeySets } from './key-sets.ts';
import { readKeys, rotateKeys } from './keys.ts';
import { addPerson, changePerson, giveEnrolmentCode, listPeople, unlinkPerson } from './people.ts';
import { answerJob, endJobLink, listJobLinks, makeJobLink, openJob } from './job-links.ts';
import { listPhones, wipePhone } from './phones.ts';
import { pullEntries } from './pull-entries.ts';
import { askCredential, renewCredential } from './push-credential.ts';
import { pushEntries } from './push-entries.ts';
import { eraseRecords, readOverdue } from './retention.ts';
import { askToOpen, decideRecovery, endRecovery, readRecovery, takeRecovery } from './recovery.ts';
import { exportReport, listReports, readReport } from './reports.ts';
import { readSession, signIn, signOut } from './session.ts';
import { readSettings, writeSettings } from './settings-documents.ts';
import { readWelcome, setUp } from './setup.ts';
import { closeTask, listTasks } from './tasks.ts';

export const endpoints = {
  addDeskFile,
  addPerson,
  answerJob,
  askCredential,
  askToOpen,
  attachmentProgress,
  beginMapUpload,
  changePerson,
  closeTask,
  decideRecovery,
  deskEvents,
  discloseRecord,
  endJobLink,
  endRecovery,
  enrol,
  eraseRecords,
  exportHotSpots,
  exportRecords,
  exportReport,
  giveEnrolmentCode,
  importRecords,
  listCollections,
  listFeatures,
  listJobLinks,
  listPeople,
  listPhones,
  listReports,
  listTasks,
  makeJobLink,
  openJob,
  publishMap,
  pullEntries,
  pushEntries,
  readAreaMap,
  readAttachment,
  readAudit,
  readCollection,
  readConformance,
  readFeature,
  readFeatures,
  readHealth,
  readHotSpots,
  readInbox,
  readKeys,
  readKeySets,
  readOverdue,
  readRecord,
  readRecovery,
  readReport,
  readSession,
  readSettings,
  readWelcome,
  renewCredential,
  removeMap,
  rotateKeys,
  searchRecords,
  setUp,
  signIn,
  signOut,
  takeRecovery,
  unlinkPerson,
  uploadChunk,
  uploadMapPart,
  verifyAudit,
  wipePhone,
  writeDeskEntries,
  writeSettings,
};
